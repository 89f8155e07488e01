"""What lessons may write beside CommonMark: call-outs, details, notes, ticked lists, terms. One rule a module."""
