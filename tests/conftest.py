"""Property tests try the same examples each time; `make fuzz` looks for new ones."""

from hypothesis import settings

settings.register_profile("steady", derandomize=True)
settings.register_profile("search", max_examples=1000)
settings.load_profile("steady")
