"""Who is who: names that mean one actor, people's judgements on it, and the classes that both make."""
