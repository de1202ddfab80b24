"""T: arithmetic within and between tables."""
