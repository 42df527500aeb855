namespace ConfigAsCode.Postfix.Core.Catalog;

/// <summary>
/// What a word of a cipher list selects by: one set of bits for each property of a suite, 0 where the word says nothing
/// of that property. A suite carries the same shape with its own bits set.
/// </summary>
internal struct CipherSelector
{
    public uint KeyExchange;
    public uint Authentication;
    public uint Encryption;
    public uint Mac;
    public uint Version;

    /// <summary>HIGH, MEDIUM, LOW, NONE and FIPS share one set, so <c>FIPS+HIGH</c> selects nothing.</summary>
    public uint Strength;

    /// <summary>1.0.2 only: whether the suite was made for export.</summary>
    public uint Export;

    public bool NotDefault;

    public readonly bool Matches(in CipherSelector suite) =>
        Meets(KeyExchange, suite.KeyExchange)
        && Meets(Authentication, suite.Authentication)
        && Meets(Encryption, suite.Encryption)
        && Meets(Mac, suite.Mac)
        && Meets(Version, suite.Version)
        && Meets(Strength, suite.Strength)
        && Meets(Export, suite.Export)
        && (!NotDefault || suite.NotDefault);

    /// <summary>Narrows this to what a further word also selects; false where nothing can be left.</summary>
    /// <param name="word">The word after the <c>+</c>.</param>
    /// <param name="forgetsNotDefault">
    /// OpenSSL 1.1.0 and later assign the first strength of an item instead of adding it, and so lose a
    /// COMPLEMENTOFDEFAULT read before it (ssl_ciph.c, ssl_cipher_process_rulestr).
    /// </param>
    public bool Narrow(in CipherSelector word, bool forgetsNotDefault)
    {
        if (forgetsNotDefault && Strength == 0 && word.Strength != 0)
        {
            NotDefault = false;
        }

        NotDefault |= word.NotDefault;
        return Narrow(ref KeyExchange, word.KeyExchange)
            && Narrow(ref Authentication, word.Authentication)
            && Narrow(ref Encryption, word.Encryption)
            && Narrow(ref Mac, word.Mac)
            && Narrow(ref Version, word.Version)
            && Narrow(ref Strength, word.Strength)
            && Narrow(ref Export, word.Export);
    }

    private static bool Meets(uint wanted, uint own) => wanted == 0 || (wanted & own) != 0;

    private static bool Narrow(ref uint property, uint word)
    {
        if (word == 0)
        {
            return true;
        }

        property = property == 0 ? word : property & word;
        return property != 0;
    }
}
