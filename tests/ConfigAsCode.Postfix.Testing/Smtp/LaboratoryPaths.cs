namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>Where the files of one Postfix instance lie.</summary>
public class LaboratoryPaths(string root)
{
    public string Root => root;

    public string Configuration => Path.Combine(Root, "etc");

    public string Queue => Path.Combine(Root, "queue");

    public string Data => Path.Combine(Root, "data");

    public string Log => Path.Combine(Root, "log");

    public string LogFile => Path.Combine(Log, "maillog");

    /// <summary>Debian's smtpd(8) looks in <c>$config_directory/sasl</c>, whatever cyrus_sasl_config_path says.</summary>
    public string Sasl => Path.Combine(Configuration, "sasl");

    public string SaslDatabase => Path.Combine(Sasl, "sasldb2");

    public string Mail => Path.Combine(Root, "mail");

    public string CertificateFile(KeyKind kind) => Path.Combine(Configuration, $"{kind}.cert.pem");

    public string KeyFile(KeyKind kind) => Path.Combine(Configuration, $"{kind}.key.pem");

    public string ChainFile(KeyKind kind) => Path.Combine(Configuration, $"{kind}.chain.pem");

    public string AuthorityFile => Path.Combine(Configuration, "authority.pem");
}
