namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>The first bits of an address, the others being zero: equal for all addresses of one network.</summary>
/// <param name="IsV6">Whether the address has 128 bits, and not 32.</param>
/// <param name="Bits">How many of them count.</param>
/// <param name="High">The first eight bytes, or all four.</param>
/// <param name="Low">The other eight.</param>
internal readonly record struct NetworkPrefix(bool IsV6, int Bits, ulong High, ulong Low);
