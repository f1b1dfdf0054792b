# domain
score-not-applicable = Does not apply
