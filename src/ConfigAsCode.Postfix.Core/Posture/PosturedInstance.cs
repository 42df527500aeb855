using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>An instance for a page.</summary>
/// <param name="Model">The instance.</param>
/// <param name="Role">The class that declares it.</param>
/// <param name="Policies">Its settings that come from a policy, where the model does not know it.</param>
internal sealed record PosturedInstance(Instance Model, string Role, EquatableArray<PolicySetting> Policies)
{
    /// <summary>What it does. Costs as much as a judgement.</summary>
    public InstancePosture Posture =>
        InstancePosture.Of(Policies.Count == 0 ? Model : PackedPolicies.Apply(Policies, Model)) with
        {
            Role = Role,
        };
}
