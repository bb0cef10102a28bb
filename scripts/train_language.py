"""Rebuild what `caunoi.language` has learnt: from the project's own sentences, terms and pairs, and nothing else.

python scripts/train_language.py            rebuild, and print the quality by cross-validation
python scripts/train_language.py --quick    rebuild only
"""

import argparse
from itertools import chain

import numpy as np

from caunoi.language.fields import model as field_model
from caunoi.language.fields.examples import sentences, terms
from caunoi.language.fields.training import cross_validate, train
from caunoi.language.matching import fitting, rarity
from caunoi.language.matching.told import read


def main() -> None:
    """Count words, fit the weights of likeness, train the field model; write all three into the package."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--quick", action="store_true", help="no cross-validation")
    is_quick = options.parse_args().quick
    examples, key_terms = list(sentences()), list(terms())
    texts = [example.text for example in examples]

    rarity.save(rarity.counted(read(text) for text in chain(texts, (text for _, text in fitting.texts()))))
    rarity.shipped.cache_clear()
    pairs = list(fitting.own_pairs(texts[::3]))
    marks = fitting.marks_of(pairs, rarity.shipped())
    is_same, weight = np.array([pair.is_same for pair in pairs]), np.array([pair.weight for pair in pairs])
    fitting.save(fitting.fit(marks, is_same, weight))
    print(f"likeness: {int(is_same.sum())} pairs of one matter, {int((~is_same).sum())} of two")
    if not is_quick:
        likely = (fitting.scores_held_out(pairs, marks) >= fitting.LIKELY) & (weight == 1)
        right, found = int((likely & is_same).sum()), int(likely.sum())
        print(f"  held out: precision {right / found:.3f}, recall {right / int(is_same.sum()):.3f}")

    field_model.FILE.write_bytes(field_model.saved(train(examples, key_terms)))
    print(f"fields: {len(examples)} sentences, {len(key_terms)} terms, {field_model.FILE.stat().st_size / 1e6:.1f} MB")
    if not is_quick:
        quality = cross_validate(examples, key_terms)
        print(f"  held out: first {quality.first}, among the first three {quality.three}")
        for name, share in quality.by_field.items():
            print(f"    {name:<26} {share}")


if __name__ == "__main__":
    main()
