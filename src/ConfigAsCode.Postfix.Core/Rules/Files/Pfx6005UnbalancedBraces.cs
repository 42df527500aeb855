using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Rules.Files;

/// <summary>A word of master.cf that starts with a brace and does not end with the brace that closes it.</summary>
internal sealed class Pfx6005UnbalancedBraces()
    : Rule(new RuleInfo("PFX6005", RuleSeverity.Error, "The braces of a service do not match", HasFix: false))
{
    public override IEnumerable<Finding> CheckFiles(InstanceReading reading) =>
        from service in reading.MasterCf?.InForce ?? []
        let key = service.Key
        from word in service.Words
        where word.Error is not null
        select Found(
            reading.Instance,
            $"The arguments of {key} cannot be read: {word.Error}. master(8) stops at the line, and no service of this instance "
                + "starts. Close the brace at the end of the word",
            new Place(word.Content.Origin),
            services: [key]
        );
}
