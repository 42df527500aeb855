#:package ConfigAsCode.Postfix@0.0.0-version
#:property OutputType=Library
#:property PublishAot=false

// dotnet build MailFile1.cs                            checks it and writes main.cf, master.cf and virtual into postfix/instance-name/
// dotnet build MailFile1.cs -t:PostfixTls              shows what each server and client offers in TLS
// dotnet build MailFile1.cs -t:AcceptPostfixSnapshots  puts the files into snapshots/: each build compares with them from then on
//
// The host needs the certificate that is named below (first the server's own, then those that signed it) with its key, accounts for the
// people of example.org, an alias for root in /etc/aliases, and Dovecot to check the logins: its unix_listener is
// /var/spool/postfix/private/auth, with user = postfix.
