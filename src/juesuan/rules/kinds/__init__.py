"""The kinds of relations: what a row of relations/*.yaml can say."""
