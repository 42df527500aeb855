using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Sasl.Secrets;

/// <summary>
/// Texts for people without the secrets of an instance: whatever a finding, a page or a sentence repeats of a value, it goes through here.
/// </summary>
internal sealed class WithheldSecrets
{
    // A shorter one may be any word of a sentence about something else.
    private const int Shortest = 4;

    private static readonly char[] Separators =
    [
        ' ',
        '\t',
        ',',
        ';',
        ':',
        '=',
        '@',
        '/',
        '{',
        '}',
        '(',
        ')',
        '$',
        '"',
        '\'',
    ];

    private readonly FoundSecret[] found;
    private readonly Lazy<ILookup<Origin, FoundSecret>> byPlace;
    private readonly Lazy<TextsToWithhold> everywhere;
    private readonly Dictionary<Origin, TextsToWithhold> at = [];
    private readonly Dictionary<Origin, TextsToWithhold> writtenAt = [];

    public WithheldSecrets(IEnumerable<FoundSecret> secrets)
    {
        found = [.. secrets];
        byPlace = new Lazy<ILookup<Origin, FoundSecret>>(() => found.ToLookup(f => f.Origin));
        everywhere = new Lazy<TextsToWithhold>(() =>
            new TextsToWithhold(found.SelectMany(f => Forms(f.Secret.Text)).Where(text => text.Length >= Shortest))
        );
    }

    public bool IsEmpty => found.Length == 0;

    /// <summary>The text without any secret of the instance.</summary>
    public string In(string text) => everywhere.Value.Without(text);

    /// <summary>The text of what is shown at a place without the secrets that are written there, and without their parts.</summary>
    public string In(string text, Origin place)
    {
        if (!at.TryGetValue(place, out TextsToWithhold? here))
        {
            here = new TextsToWithhold(
                byPlace.Value[place].SelectMany(f => Forms(f.Secret.Text).Concat(Parts(f.Secret.Text)))
            );
            at.Add(place, here);
        }

        return In(here.Without(text));
    }

    /// <summary>A value, or a part of it, without the secrets that are written in it.</summary>
    private string InValue(string value, Origin place)
    {
        if (!writtenAt.TryGetValue(place, out TextsToWithhold? here))
        {
            here = new TextsToWithhold(byPlace.Value[place].Select(f => f.Secret.Text));
            writtenAt.Add(place, here);
        }

        return here.Without(value);
    }

    /// <summary>The instance with something else in place of each secret, for what only reads it.</summary>
    public Instance In(Instance instance) =>
        IsEmpty
            ? instance
            : instance with
            {
                Settings = instance.Settings.Select(In).ToEquatableArray(),
                Services = instance
                    .Services.Select(service =>
                        service with
                        {
                            Settings = service.Settings.Select(In).ToEquatableArray(),
                            Arguments = service.Arguments.Select(a => InValue(a, service.Origin)).ToEquatableArray(),
                        }
                    )
                    .ToEquatableArray(),
                Tables = instance
                    .Tables.Select(table =>
                        table with
                        {
                            Entries = table
                                .Entries.Select(row =>
                                    row with
                                    {
                                        Key = InValue(row.Key, row.ValueOrigin),
                                        Value = InValue(row.Value, row.ValueOrigin),
                                    }
                                )
                                .ToEquatableArray(),
                        }
                    )
                    .ToEquatableArray(),
            };

    private Setting In(Setting setting) => setting with { Value = InValue(setting.Value, setting.Origin) };

    /// <summary>As it is written, and as a program reads it.</summary>
    private static IEnumerable<string> Forms(string secret) =>
        secret.IndexOf('$') < 0
            ? [secret]
            :
            [
                secret,
                .. SecretValue
                    .LiteralsOf(secret)
                    .Select(text => text.Replace("$$", "$"))
                    .Where(text => text.Length >= Shortest),
            ];

    private static IEnumerable<string> Parts(string secret) =>
        secret.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= Shortest);
}
