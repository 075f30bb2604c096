"""The overview: where coordination stands, in sentences first, then in drawings of which each number opens its list."""
