"""What Prometheus reads at /metrics: counts of all processes, added up in Redis, and how things stand right now."""
