"""登录方式: a second factor for whom settings ask it; log-in by OpenID Connect or by a ticket."""
