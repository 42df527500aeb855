namespace ConfigAsCode.Postfix.Testing.Smtp;

/// <summary>Who may log in to every laboratory.</summary>
public static class SaslUser
{
    public const string Name = "sender";

    public const string Realm = "example.test";

    public const string Login = Name + "@" + Realm;

    public const string Password = "correct horse battery staple";
}
