namespace ConfigAsCode.Postfix.Live.Tests.Smtp;

/// <summary>Who may log in to every laboratory.</summary>
internal static class SaslUser
{
    public const string Name = "sender";

    public const string Realm = "example.test";

    public const string Login = Name + "@" + Realm;

    public const string Password = "correct horse battery staple";
}
