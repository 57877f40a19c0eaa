"""The cue stands behind what is claimed: a sentence for each rule, one without, a near miss."""

from tests.suggest.methods.telling import EN, FR, Row, check, no, table, yes


@table(
    # quotation-cue-name
    yes(
        FR,
        "« C'est fini », précise Marc Roux.",
        "quotation-cue-name",
        "Marc Roux",
        "« C'est fini »",
    ),
    yes(EN, "“It is over,” said Ann Cole.", "quotation-cue-name", "Ann Cole", "“It is over,”"),
    no(FR, "Le « bac » est passé hier."),
    yes(FR, "« Assez », lâche le maire, las.", "quotation-cue-name", "le maire", "« Assez »"),
    # quotation-cue-pronoun
    yes(
        FR, "« C'est fini », a-t-il déclaré mardi.", "quotation-cue-pronoun", "il", "« C'est fini »"
    ),
    yes(
        *(EN, "“We lost,” he said, “but we will be back.”", "quotation-cue-pronoun", "he"),
        "“We lost,” … “but we will be back.”",
    ),
    no(FR, "« Le Cid » a-t-il encore un public ?"),
    no(EN, "The “bridge” he crossed is shut."),
    # claim-cue-name
    yes(
        *(FR, "Le pont rouvrira lundi, a annoncé mardi la mairie de Varces.", "claim-cue-name"),
        *("la mairie de Varces", "Le pont rouvrira lundi"),
    ),
    yes(
        *(EN, "Roads were cut, witnesses told local television.", "claim-cue-name"),
        *("witnesses", "Roads were cut"),
    ),
    yes(
        *(EN, "Recipients, said Mauer, must exhibit their photographs.", "claim-cue-name"),
        *("Mauer", "Recipients … must exhibit their photographs"),
    ),
    no(EN, "On Monday, the mayor said."),
    no(FR, "Le fabricant, Orbis, annonce."),
    # claim-cue-pronoun
    yes(
        *(EN, "Repairs will cost £2 million, she added.", "claim-cue-pronoun", "she"),
        "Repairs will cost £2 million",
    ),
    yes(
        *(FR, "La mesure reviendra au printemps, prédit-elle.", "claim-cue-pronoun", "elle"),
        "La mesure reviendra au printemps",
    ),
    no(EN, "She added sugar to the tea."),
    yes(
        *(EN, "Though the firm disputes the bill, it has agreed to pay.", "name-cue-object"),
        *("the firm", "the bill"),
    ),
)
def test_behind(row: Row) -> None:
    check(row)
