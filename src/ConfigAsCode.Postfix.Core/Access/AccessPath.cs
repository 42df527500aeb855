using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>One way through all restriction lists of a service.</summary>
/// <param name="Conditions">What a client has to be, all of it; none where the way is open to everybody.</param>
public sealed record AccessPath(EquatableArray<ClientCondition> Conditions)
{
    public bool IsOpenToAll => Conditions.Count == 0;

    /// <summary>The way with one condition more; null stands for no condition.</summary>
    internal AccessPath And(ClientCondition? condition) =>
        condition is null || Conditions.Contains(condition)
            ? this
            : new AccessPath(Conditions.Append(condition).ToEquatableArray());

    internal AccessPath And(IEnumerable<ClientCondition> conditions) =>
        conditions.Aggregate(this, (path, condition) => path.And(condition));

    /// <summary>Whether whoever fulfils this way fulfils the other as well.</summary>
    internal bool Implies(AccessPath other)
    {
        for (int i = 0; i < other.Conditions.Count; i++)
        {
            if (!Has(other.Conditions[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool Has(ClientCondition condition)
    {
        for (int i = 0; i < Conditions.Count; i++)
        {
            if (Conditions[i].Equals(condition))
            {
                return true;
            }
        }

        return false;
    }
}
