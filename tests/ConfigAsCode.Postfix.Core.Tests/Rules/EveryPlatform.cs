using ConfigAsCode.Postfix.Core.Catalog;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

/// <summary>What each platform of the catalogue is called.</summary>
public static class EveryPlatform
{
    public static TheoryData<string> Names => [.. PlatformInfo.All.Select(p => p.Name)];
}
