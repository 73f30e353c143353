# ruff: noqa: E501  (a pattern is a line)
"""The words and sentence patterns of the invented sentences; nothing here is from a real paper."""

from __future__ import annotations

LISTS: dict[str, tuple[str, ...]] = {
    name: tuple(words.split("|"))
    for name, words in {
        "noun": "network|encoder|classifier|detector|estimator|regression|segmentation|backbone"
        "|benchmark|baseline|scanner|protocol|cohort|registry|ensemble|transformer|optimizer"
        "|filter bank|first layer|final layer|transfer efficiency|fluid estimate|affinity score"
        "|workflow|sufficient statistic|confidence interval|coefficient|official split",
        "nouns": "networks|encoders|classifiers|patients|volunteers|lesions|nodules|slices|scans"
        "|images|labels|features|weights|layers|filters|samples|folds|epochs|datasets|reflexes"
        "|fluids|offsets|affinities|differences|coefficients|specific findings|profiles",
        "adj": "efficient|unsupervised|unlabeled|supervised|non-linear|linear|pre-trained|shallow"
        "|inaccurate|accurate|irrelevant|dissimilar|unrelated|related|unstable|stable|incomplete"
        "|insufficient|sufficient|re-trained|pre-processed|non-significant|significant|malignant"
        "|benign|state-of-the-art|large-scale|low-level|high-resolution|self-supervised|diffuse"
        "|flexible|classified|well-known|domain-specific|in-domain|untreated|disconnected"
        "|asymmetric|imbalanced|long-term|fine-tuned|misleading|first-line|anti-aliased",
        "verb": "improves|degrades|increases|decreases|predicts|explains|reflects|affects|dominates"
        "|stabilizes|reduces|outperforms|resembles|replaces|modifies|influences|defines",
        "past": "improved|degraded|increased|decreased|predicted|explained|reflected|affected"
        "|reduced|outperformed|replaced|recovered|classified|verified|shifted|differed|stiffened",
        "adverb": "slightly|markedly|consistently|significantly|efficiently|sufficiently|clearly"
        "|systematically|independently|dramatically|moderately|specifically|rapidly",
        "verb_bare": "improve|degrade|reach|explain|affect|reform|recover|replace|shift",
        "negated": "did not|does not|could not|would not|was never|cannot|didn't|doesn't|hardly"
        "|rarely|seldom|barely|fails to",
        "organ": "liver|kidney|retina|femur|thyroid|prostate|cornea|left ventricle|right atrium"
        "|spleen|knee cartilage|breast|colon|inner ear|optic nerve",
        "acronym": "MRI|CT|US|IT|PET|CNN|ROC|AIDS|WHO|OCT|ECG|SVM",
        "place": "Zürich|Kraków|Łódź|Malmö|Besançon|Århus|Coimbra|Plzeň|Brașov|Turku|İzmir|Évora",
        "name": "Häfner|Zając|Jiménez-Sánchez|Özdemir|Dvořák|Nuñez|Ångström|Łukasiewicz|Šimić"
        "|Nguyễn|Gonçalves|Thórsson|Müller|Çelik|Bérubé|Strømme|Ioniță|Kovács|Weiß|O'Brien",
        "greek": "α|β|γ|δ|ε|λ|σ|τ|θ|κ|ρ|φ|Δ|Σ|Ω",
        "sign": "<|>|≤|≥|=|≈",
        "unit": "mm|cm|μm|ms|GB|MB|kg|mg|mL|Hz|kPa|nm|MHz|μs|μg|μL|°C",
        "area": "cm²|mm²|mm³|m²|km²|min⁻¹|mol⁻¹",
        "letter": "R²|χ²|r²|log² n|n²|I²",
        "number_word": "two|three|four|five|six|seven|eight|nine|ten|twelve",
        "compound": "ResNet50|VGG16|GPT4|DenseNet121|Model2|COVID-19|U-Net|T1-weighted|F1-score|top-5|X-ray|k-means",
        "harm": "overfitting|confounding|label noise|drift|attrition|shrinkage|leakage|selection",
        "opening": "In the {adj} setting,|For {place},|As {name} noted,|In practice,|However,"
        "|On the {acronym} scans,|After {number_word} {nouns},|At {unit_value},"
        "|With {greek} = {decimal},|By contrast,|In the US,|For every IT system,|Taken together,"
        "|In {compound} at {number} °C,|As we can't see the {nouns},|With the {compound} model..."
        "|Although the {noun} was {adj},|When the {nouns} are {adj},|Without the {nouns},",
        "tail": ", as {name} showed{cite}|{cite}|, even for the {organ} ({p})| (see {name} et al.{cite})"
        "|, unless the {nouns} are {adj}|, except in {place}|, which the {noun} {verb}"
        "| – but only for {adj} {nouns}| – as {name} adds – in {place}| — a point that {name} raised —  and so was expected"
        "|, with {greek} between {range}|, at {unit_value} each|; the {noun} {verb} it {adverb}"
        '|, so that "the {noun} {verb} the {nouns}" no longer holds| in {range} {nouns}{cite}'
        "| without any {harm}| and by {percent} in {place}| (95% CI {decimal}–{decimal2})"
        "| per {area} of the {organ}|, though it didn't {verb_bare} {nouns}|... and so on {adverb}"
        "| of {unit_value} or {decimal} {area}|, and {name} may be right every day"
        "|, neither in the {organ} nor in the {organ}| of the authors' own {nouns}",
    }.items()
}
"""What may stand in a slot; an entry may hold slots itself."""

CORES: tuple[str, ...] = tuple(
    line.strip()
    for line in """
the {adj} {noun} {verb} the {noun} by {percent} on {number} {nouns} of the {organ}
we trained the {adj} {noun} on {thousands} {nouns} for {number} epochs and {past} the {noun}
the {noun} of the {organ} was {unit_value} in {number} of {thousands} patients ({p})
the difference between the {adj} and the {adj} {noun} was {negative} {unit} ({p}; {letter} = {decimal})
{name} and {name} {past} {number} {nouns} in {place} and found that the {noun} {negated} change
a {adj} {noun} {negated} replace the {adj} {noun} when the {nouns} are {adj}
the {acronym} protocol {past} {number_word} {nouns} per patient, not the {number_word} that {name} reports
the mean {noun} fell from {decimal} to {decimal2} (± {decimal3}), whereas {letter} rose to {decimal4}
there was no {adj} effect of the {noun} on {nouns} in the {organ}, and {p} in every cohort
the step size was {power}, the momentum {decimal}, and the {noun} had {thousands} {nouns}
the {noun} costs {decimal} {unit} more than the {adj} {noun} and is {adverb} less {adj}
only {number} of the {nouns} were {adj}, but few of them {past} within {range} days
images of {range} {unit} were resized to {number} × {number} pixels and {adverb} {past}
the {nouns} at −{decimal} °C were {adj}, while those at {number} °C {negated} degrade
the {compound} {noun} {verb} {adj} {nouns} {adverb} better than the {compound} model does
the authors call this "a {adj} {noun}" and ask whether it's the {noun} that {verb} it
a dose of {decimal} mg kg⁻¹ {past} the {noun} in {number} of the {adj} {nouns}
each lesion covered {decimal} {area} and its border was {adj} in {percent} of the {nouns}
the parameter {greek} was set to {decimal}, {greek} to {negative}, and {greek} was {adverb} {past}
the {adj} {noun} is now here to stay, and every day more {nouns} may be {adj}
we're {adverb} sure that the {noun} {verb} {nouns}, and they can't be {adj} after {number} epochs
the {noun} (Smith and {name}, 2019) {verb} the {nouns} of the {organ} with {p}
{number_word} {nouns} were {adj}, {number_word} were {adj}, and none was {adj} at {unit_value}
the odds ratio was {decimal} ({p}), higher than the {decimal2} reported before surgery by {name}{cite}
models of the {acronym} family recover the {noun}, resign themselves to {harm}, and reform the {noun}
the {noun} rarely exceeds {power} operations per slice, which is {greek} times that of {name}
patients with a {adj} {organ} were excluded, i.e., {number} of {thousands}, or {percent} of the total
the ratio 1:{number} and/or the {noun} {negated} affect {nouns} that are {adj}
our {adj} {noun} reaches an accuracy of {percent}, against {percent2} for the {adj} {noun}
the {noun} was tested at {number}:30 and at {number}:45, and {adverb} {past} by {name}
a {fluid} of {decimal} mL was injected into the {organ} and imaged with {acronym} at {unit_value}
neither the {noun} nor the {adj} {noun} {past} the {nouns} that {name} had {adverb} {past}
{nouns} from {place} are {adj}; those from {place} are {adverb} more {adj} than expected
the {noun} must always be {adj} before the {nouns} are {adj}, and may then be {past}
in total {thousands} {nouns} ({percent}) of {number_word} {acronym} centers were {adverb} {adj}
the larger the {noun}, the smaller the {noun}: a {adj} {organ} {verb} all {nouns}
the slope was {negative} (SE {decimal}) for {greek} {sign} {decimal2} and {decimal3} otherwise
some {nouns} show a positive, others a negative {noun}, e.g., {decimal} versus {negative}
is the {noun} {adj} at {unit_value}, or does the {noun} merely {adverb} resemble {number} {nouns}
the {adj} {nouns} were read by {number_word} experts... and the {noun} {negated} differ by {p}
a learning rate of {power} was {adj}, whereas {power} {negated} reduce the {harm} at all
patients who {negated} recover within {number} days may resign from the {adj} {noun} in {place}
the {compound} model {past} {nouns} as {adverb} as the {compound} model, and the {compound} model did not
the spacing was {decimal} μm in {number} slices of {decimal2} μm, or "{adj} enough", as {name} has it
we found {number}% of the {nouns} to be {adj} and {range}% to be {adverb} {adj}
the {organ} was {adj} in {percent} of men and {percent2} of women, respectively ({p})
""".strip().splitlines()
)
"""One clause each; openings and tails are put around them."""
