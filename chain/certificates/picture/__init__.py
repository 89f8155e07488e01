"""The certificate as a picture: what it says (wording), where everything stands (sheet), and its files (formats)."""
