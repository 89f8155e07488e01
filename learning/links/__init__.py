"""Links of lessons that lead nowhere: looked at each night, as what stood there when it was written may go."""
