using System.Globalization;

namespace ConfigAsCode.Postfix.Live.Tests.Routing;

/// <summary>Addresses made at random of the domains and the local parts of a configuration.</summary>
/// <param name="random">What chooses.</param>
/// <param name="domains">The domains.</param>
/// <param name="users">The local parts.</param>
internal sealed class DeliveryAddresses(Random random, IReadOnlyList<string> domains, IReadOnlyList<string> users)
{
    /// <summary>What each configuration is asked.</summary>
    public const int MessagesOfCase = 10;

    public bool Is(int percent) => random.Next(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> of) => of[random.Next(of.Count)];

    public string Domain() => Pick(domains);

    /// <summary>A local part, now and then with an extension.</summary>
    public string User() => Pick(users) + (Is(25) ? Pick("+box", "-list", "+a+b") : "");

    public string Address() => User() + "@" + Domain();

    /// <param name="entries">The services that take mail.</param>
    /// <param name="first">Recipients that are asked whatever chance says.</param>
    public (string Entry, string Sender, string Recipient)[] Messages(
        Func<string> entries,
        params IReadOnlyList<string> first
    ) =>
        [
            .. Enumerable
                .Range(0, MessagesOfCase)
                .Select(i => (entries(), Is(15) ? "" : Address(), i < first.Count ? first[i] : Recipient())),
        ];

    private string Recipient()
    {
        string recipient = Is(8) ? User() : Address();
        return Is(8) ? recipient.ToUpper(CultureInfo.InvariantCulture) : recipient;
    }
}
