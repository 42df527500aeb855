namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>
/// Something of a cipher list that OpenSSL skips. It drops everything up to the next separator with it: in
/// <c>HIGH:!EXPORT!aNULL</c> the unknown <c>EXPORT</c> swallows <c>!aNULL</c>.
/// </summary>
/// <param name="Text">The unknown word, or the words of the intersection.</param>
/// <param name="Swallowed">What stood behind it before the next separator; empty where nothing did.</param>
internal sealed record IgnoredCipherItem(string Text, string Swallowed);
