namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>How a client gives its password: RFC 4616, or the older dialogue that mail programs still use.</summary>
public enum SaslLoginMechanism
{
    Plain,
    Login,
}
