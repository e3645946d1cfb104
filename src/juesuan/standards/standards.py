"""All standards, loaded once: concepts, dimensions, form sets, sections, phrases, lexicon, sources, wording."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from juesuan.errors import StandardsError, UsageError
from juesuan.model.concept import ALL, Concept, Dimension, Member, ValueKind
from juesuan.model.key import DerivedKey, DerivedKind, FactKey, Key, Phase
from juesuan.standards import structs
from juesuan.standards.codes import code_list
from juesuan.standards.forms import Approval, FormSet, build_approval, build_form_set, extended
from juesuan.standards.inspection import InspectionFile, InspectionItemData
from juesuan.standards.loader import convert, data_file, load_yaml, parse_raw
from juesuan.standards.wording import WordingFile

PHASE_TERMS = {
    Phase.INITIAL: "年初预算数",
    Phase.ADJUSTED: "全年预算数",
    Phase.AVAILABLE: "实际指标可用数",
    Phase.BUDGET: "预算数",
    Phase.FINAL: "决算数",
}

DERIVED_TERMS = {
    DerivedKind.CHANGE: "的增减额",
    DerivedKind.CHANGE_RATE: "的增减幅度",
    DerivedKind.SHARE: "所占比重",
    DerivedKind.COMPLETION: "的预算完成率",
    DerivedKind.COMPARISON: "的比较",
    DerivedKind.RATIO: "的比率",
    DerivedKind.BALANCE: "的超支（结余）",
    DerivedKind.NAME: "的科目名称",
    DerivedKind.ITEMS: "所列的科目",
    DerivedKind.PURPOSE: "的用途",
}


class Standards(Struct, frozen=True):
    """The dated data of one version of the program."""

    concepts: Mapping[str, Concept]
    dimensions: Mapping[str, Dimension]
    form_sets: Mapping[str, FormSet]
    sections: structs.SectionsFile
    phrases: structs.PhrasesFile
    lexicon: structs.LexiconFile
    sources: Mapping[str, structs.SourceData]
    wording: WordingFile
    profile: structs.ProfileFile
    inspection: tuple[InspectionItemData, ...]
    budget: FormSet
    approval: Approval

    def form_set(self, name: str) -> FormSet:
        """The form set of this name.

        Raises:
            UsageError: there is none.
        """
        found = self.form_sets.get(name)
        if found is None:
            raise UsageError("表式", name, "、".join(sorted(self.form_sets)))
        return found

    def member_term(self, dimension: str, member: str) -> str:
        """The official Chinese term of a member: a declared term, or code and name."""
        declared = self.dimensions[dimension].members.get(member)
        if declared:
            return declared.term
        codes = code_list(dimension)
        name = codes.name(member) if codes else None
        return f"{member} {name}" if name else member

    def label(self, key: Key) -> str:
        """A key in Chinese words, for messages."""
        if isinstance(key, DerivedKey):
            return self._derived_label(key)
        concept = self.concepts[key.concept]
        terms = [self.member_term(name, member) for name, member in key.members]
        inside = f"（{'，'.join(terms)}）" if terms else ""
        phase = PHASE_TERMS[key.phase] if concept.value is ValueKind.MONEY else ""
        return f"{key.year}年{concept.term}{inside}{phase}"

    def _derived_label(self, key: DerivedKey) -> str:
        base = ""
        if key.base and key.kind is DerivedKind.SHARE:
            base = f"（占{self.label(key.base)}）"
        elif key.base and key.base.year != key.of.year:
            base = "（与上年相比）"
        return f"{self.label(key.of)}{DERIVED_TERMS[key.kind]}{base}"

    def is_exact(self, key: Key) -> bool:
        """True when figures of this key stand for themselves, without a rounding interval."""
        return isinstance(key, FactKey) and self.concepts[key.concept].exact


@lru_cache(maxsize=1)
def load_standards() -> Standards:
    """The standards that ship with the program.

    Raises:
        StandardsError: a data file is wrong; names file and key.
    """
    data = load_yaml(structs.ConceptsFile, "concepts.yaml")
    dimensions = {name: _dimension(name, each) for name, each in data.dimensions.items()}
    concepts = {name: _concept(name, each, dimensions) for name, each in data.concepts.items()}
    return Standards(
        concepts=concepts,
        dimensions=dimensions,
        form_sets=_form_sets(concepts),
        sections=load_yaml(structs.SectionsFile, "sections.yaml"),
        phrases=load_yaml(structs.PhrasesFile, "phrases.yaml"),
        lexicon=load_yaml(structs.LexiconFile, "lexicon.yaml"),
        sources=_sources(),
        wording=load_yaml(WordingFile, "wording.yaml"),
        profile=load_yaml(structs.ProfileFile, "profile.yaml"),
        inspection=_inspection(),
        budget=build_form_set(load_yaml(structs.FormSetFile, "budget.yaml"), "budget.yaml", concepts),
        approval=build_approval(load_yaml(structs.ApprovalFile, "approval.yaml"), "approval.yaml", concepts),
    )


def _form_sets(concepts: Mapping[str, Concept]) -> dict[str, FormSet]:
    names = sorted(each.name for each in data_file("forms").iterdir() if each.name.endswith(".yaml"))
    raw = {name: parse_raw(data_file("forms", name).read_text("utf-8"), f"forms/{name}") for name in names}
    loaded = [
        build_form_set(convert(extended(name, raw), structs.FormSetFile, f"forms/{name}"), f"forms/{name}", concepts)
        for name in raw
    ]
    return {form_set.name: form_set for form_set in loaded}


def _sources() -> dict[str, structs.SourceData]:
    raw = load_yaml(dict[str, structs.SourceData], "sources.yaml")
    for name, source in raw.items():
        if source.articles and source.state != "seen":
            raise StandardsError("sources.yaml", name, "articles may be cited only of a text that was seen")
    return raw


def _inspection() -> tuple[InspectionItemData, ...]:
    items = load_yaml(InspectionFile, "inspection.yaml").items
    for item in items:
        if sum(map(bool, (item.rules, item.unchecked, item.planned))) != 1:
            raise StandardsError("inspection.yaml", item.item, "an item has rules, or says why it has none")
    return items


def _dimension(name: str, data: structs.DimensionData) -> Dimension:
    members = {key: Member(key, each.term, each.parent) for key, each in data.members.items()}
    for key, member in members.items():
        if member.parent != ALL and member.parent not in members:
            raise StandardsError("concepts.yaml", f"dimensions.{name}.{key}", f"unknown parent: {member.parent}")
    for key in members:
        if _is_cyclic(key, members):
            raise StandardsError("concepts.yaml", f"dimensions.{name}.{key}", "a member that is its own ancestor")
    for node in data.sets.values():
        if node not in members:
            raise StandardsError("concepts.yaml", f"dimensions.{name}.sets", f"unknown member: {node}")
    closing = {node: tuple(frozenset(each) for each in sets) for node, sets in data.closing.items()}
    stand_ins = frozenset(data.stand_ins)
    opened = frozenset(data.open_nodes)
    outside = frozenset(data.outside)
    return Dimension(name, data.term, members, data.code_lengths, data.sets, opened, closing, data.open_names, stand_ins, outside)


def _is_cyclic(key: str, members: Mapping[str, Member]) -> bool:
    node = members[key].parent
    for _ in members:
        if node == key:
            return True
        node = members[node].parent if node in members else ALL
    return False


def _concept(name: str, data: structs.ConceptData, dimensions: Mapping[str, Dimension]) -> Concept:
    for dimension in data.dimensions:
        if dimension not in dimensions:
            raise StandardsError("concepts.yaml", f"concepts.{name}", f"unknown dimension: {dimension}")
    for dimension in data.defaults:
        if dimension not in data.dimensions:
            raise StandardsError("concepts.yaml", f"concepts.{name}.defaults", f"unknown dimension: {dimension}")
    value = ValueKind(data.value)
    return Concept(name, data.term, value, data.dimensions, data.defaults, data.exact, data.compared, data.either_phase)
