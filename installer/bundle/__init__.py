"""The one folder with the program, its Python and its libraries; how large they are, and which."""
