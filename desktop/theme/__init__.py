"""How the program looks: tokens, and all that is made from them. No colour or size is written anywhere else."""
