# domain
score-not-applicable = Không áp dụng
