"""Everything a person sees; beside ``app``, the only room that knows Qt."""
