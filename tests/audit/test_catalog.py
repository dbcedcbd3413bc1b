"""The list of the relations in the documentation, and the relations themselves."""

from pathlib import Path

from lkip_analysis.audit.catalog import catalog
from lkip_analysis.audit.relations import relations

FILE = Path(__file__).parents[2] / "docs" / "aturan-audit.md"


def test_the_list_is_up_to_date():
    command = "python -m lkip_analysis.audit.catalog > docs/aturan-audit.md"
    assert FILE.read_text(encoding="utf-8") == catalog(), f"the list is out of date; renew it: {command}"


def test_each_relation_has_a_check_and_says_what_it_looks_for():
    for relation in relations().values():
        assert relation.check.__doc__ and relation.title and relation.basis and relation.looks_for
