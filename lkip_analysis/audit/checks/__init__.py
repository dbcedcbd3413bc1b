"""The kinds of relations: each module holds checks that `relations.toml` names."""
