namespace ConfigAsCode.Postfix.Benchmarks;

/// <summary>Where the character is typed.</summary>
public enum Edit
{
    /// <summary>In the instance class of the sample: two instances of fifteen and more services.</summary>
    Sample,

    /// <summary>In one of 200 instance classes.</summary>
    OneOf200,

    /// <summary>In the policy that all 200 have, so that all are another model.</summary>
    PolicyOf200,

    /// <summary>In a file that has nothing to do with mail, in the project with 200 instances.</summary>
    UnrelatedOf200,
}
