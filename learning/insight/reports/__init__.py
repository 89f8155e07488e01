"""The reports of this room, each a module with a class; higher rooms have their own (`<room>/insight/`)."""
