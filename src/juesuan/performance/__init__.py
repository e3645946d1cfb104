"""Performance self-evaluation: score sheets, what they must add up to, targets against results."""
