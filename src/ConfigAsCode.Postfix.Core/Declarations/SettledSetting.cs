using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>The setting that is in force of all that the layers of a type have for one parameter.</summary>
/// <param name="Setting">The nearest one.</param>
/// <param name="IsRestrictionClass">Whether any layer declares the parameter as a restriction class.</param>
/// <param name="Conflict">The settings of equal rank that disagree; null where they agree.</param>
internal sealed record SettledSetting(SettingDeclaration Setting, bool IsRestrictionClass, Conflict? Conflict);
