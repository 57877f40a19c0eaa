"""The cue stands before what is claimed: a sentence for each rule, one without, a near miss."""

from tests.suggest.methods.telling import EN, FR, Row, check, no, table, yes


@table(
    # name-cue-that
    yes(
        *(FR, "La ministre a indiqué, dans un communiqué, que la loi passera.", "name-cue-that"),
        *("La ministre", "la loi passera"),
    ),
    yes(
        *(EN, "Scientists have long argued that the dam is unsafe.", "name-cue-that"),
        *("Scientists", "the dam is unsafe"),
    ),
    no(FR, "Le ministère n'a pas confirmé que la loi passera."),
    no(EN, "He was told that his contract would end."),
    yes(
        *(EN, "A report by the Trust found that half are lost.", "name-cue-that", "the Trust"),
        "half are lost",
    ),
    # name-cue-and-that
    yes(
        *(EN, "Ann Cole explained that two beams had cracked and that steel was late."),
        *("name-cue-that", "Ann Cole", "two beams had cracked"),
        ("name-cue-and-that", "Ann Cole", "steel was late"),
    ),
    # pronoun-cue-that
    yes(FR, "Elle regrette que rien ne change.", "pronoun-cue-that", "Elle", "rien ne change"),
    no(FR, "Il pense à ce que sera demain."),
    yes(
        *(FR, "Il demande quelles mesures seront prises.", "pronoun-cue-that", "Il"),
        "quelles mesures seront prises",
    ),
    # second-cue-that
    yes(
        *(FR, "Le maire nie la fraude et rappelle que l'État paiera.", "name-cue-object"),
        *("Le maire", "la fraude"),
        ("second-cue-that", "Le maire", "l'État paiera"),
    ),
    # name-cue-quotation
    yes(
        *(FR, "Le maire prévient : « Tout fermera. »", "name-cue-quotation", "Le maire"),
        "« Tout fermera. »",
    ),
    yes(
        *(FR, "Le syndicat dénonce des locaux « indignes ».", "name-cue-quotation"),
        *("Le syndicat", "des locaux « indignes »"),
    ),
    yes(
        *(EN, "The judge described the crime as “wicked”.", "name-cue-quotation", "The judge"),
        "the crime as “wicked”",
    ),
    no(FR, "Le club a signé le « pacte »."),
    # pronoun-cue-quotation
    yes(EN, "They call it “theft”.", "pronoun-cue-quotation", "They", "it “theft”"),
    # second-cue-quotation
    yes(
        *(FR, "« Il faut que ça change », insiste-t-elle, évoquant « une colère sourde »."),
        *("quotation-cue-pronoun", "elle", "« Il faut que ça change »"),
        ("second-cue-quotation", "elle", "« une colère sourde »"),
    ),
    yes(  # what is worn is not said
        *(EN, "“We lost,” he said, wearing a “retro” shirt.", "quotation-cue-pronoun", "he"),
        "“We lost,”",
    ),
    # name-cue-clause
    yes(
        *(EN, "The company, which has 300 staff, said it would close.", "name-cue-clause"),
        *("The company", "it would close"),
    ),
    yes(
        *(FR, "Les experts alertent : les records vont se multiplier.", "name-cue-clause"),
        *("Les experts", "les records vont se multiplier"),
    ),
    yes(EN, "Another said cuts were near.", "name-cue-clause", "Another", "cuts were near"),
    no(EN, "The agency declined to comment."),
    no(EN, "The claims were settled."),
    # pronoun-cue-clause, second-cue-clause
    yes(
        *(EN, "They say adding salt helps the poor.", "pronoun-cue-clause", "They"),
        "adding salt helps the poor",
    ),
    yes(
        *(EN, "The firm has promised reforms but says they will take years."),
        *("name-cue-loose-clause", "The firm", "reforms"),
        ("second-cue-clause", "The firm", "they will take years"),
    ),
    # name-cue-loose-clause, pronoun-cue-loose-clause, second-cue-loose-clause
    yes(
        *(EN, "The maker said it was sorry and promised prices would fall."),
        *("name-cue-clause", "The maker", "it was sorry"),
        ("second-cue-loose-clause", "The maker", "prices would fall"),
    ),
    yes(
        *(EN, "They fear the dam will break.", "pronoun-cue-loose-clause", "They"),
        "the dam will break",
    ),
    no(EN, "The firm explained the plan."),
    no(EN, "They call home every day."),
    no(FR, "Il affirme et son frère confirme."),
    no(FR, "Elle nie."),
    no(FR, "Il espère, et avec raison."),
    # behind "say" no verb need be known; an acronym, a bracket, a body with dots
    yes(
        *(EN, "WHO say the results confirm a lack of iodine.", "name-cue-clause", "WHO"),
        "the results confirm a lack of iodine",
    ),
    yes(
        *(
            EN,
            "With its browser (IE9) almost done, K.C. Maurer said users must move.",
        ),
        *("name-cue-clause", "K.C. Maurer", "users must move"),
    ),
    yes(
        *(EN, "The U.S. Department of Agriculture notes, “Ozone harms plants.”"),
        *("name-cue-quotation", "The U.S. Department of Agriculture", "“Ozone harms plants.”"),
    ),
    no(EN, "The union has maintained a fund which has helped members."),
    no(EN, "It is a condition characterised by damage that is severe."),
    no(EN, "On the wall is a print called “Cowboys and Indians”."),
    # whom "who" stands for; whom "with" names
    yes(
        *(EN, "He met Devocht, who had told him he would help.", "name-cue-clause", "Devocht"),
        "he would help",
    ),
    yes(
        *(EN, "The Times quoted critics, with Ann Poe stating: “It is unfair.”"),
        *("name-cue-quotation", "Ann Poe", "“It is unfair.”"),
    ),
    # name-cue-infinitive, pronoun-cue-infinitive
    yes(
        *(FR, "Des habitants affirment avoir vu un loup.", "name-cue-infinitive"),
        *("Des habitants", "avoir vu un loup"),
    ),
    yes(
        *(EN, "Police are advising drivers to use the A617.", "name-cue-infinitive"),
        *("Police", "to use the A617"),
    ),
    yes(FR, "Il craint de tout perdre.", "pronoun-cue-infinitive", "Il", "tout perdre"),
    no(FR, "Un incendie s'est déclaré dans la nuit."),
    no(EN, "The firm plans to move."),
    # name-cue-object, pronoun-cue-object
    yes(FR, "Le club nie toute fraude.", "name-cue-object", "Le club", "toute fraude"),
    yes(EN, "She denied any wrongdoing.", "pronoun-cue-object", "She", "any wrongdoing"),
    yes(
        *(FR, "L'Agence n'exclut pas d'autres victimes.", "name-cue-object", "L'Agence"),
        "d'autres victimes",
    ),
    no(FR, "Il a lancé la fusée hier."),
    no(FR, "Le tribunal a condamné la société à verser 10 000 euros."),
    yes(
        *(EN, "The maker, Orbis Pharma, disputed the findings.", "name-cue-object"),
        *("Orbis Pharma", "the findings"),
    ),
)
def test_forward(row: Row) -> None:
    check(row)
