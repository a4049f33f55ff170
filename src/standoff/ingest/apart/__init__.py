"""What runs in a child process under limits of time and memory: every library that reads hostile formats."""
