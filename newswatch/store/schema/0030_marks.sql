-- What a fingerprint is taken of has become more than paragraphs.

UPDATE docs SET description = 'Fingerprints of each story, by which copies are looked for: of its longest paragraphs and of runs of its words.'
WHERE object = 'text_marks' AND column = '';
UPDATE docs SET description = 'Fingerprint of a paragraph, or of runs of words.'
WHERE object = 'text_marks' AND column = 'mark';
