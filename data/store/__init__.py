"""The durable store and all that is kept in it; nothing is ever changed or deleted there."""
