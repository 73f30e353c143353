"""The site on this machine, from memory: each page is made when it is looked at."""
