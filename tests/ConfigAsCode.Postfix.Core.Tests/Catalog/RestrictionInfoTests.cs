using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

public class RestrictionInfoTests
{
    /// <summary>Each patch release of a minor version has what came with the first, and lacks what was removed in it.</summary>
    [Fact]
    public void A_restriction_works_from_the_first_release_that_has_it_until_the_one_that_removed_it() =>
        Assert.All(
            RestrictionInfo.All,
            restriction =>
            {
                Assert.True(restriction.WorksOn(FirstOf(restriction.Since)), restriction.Name);
                if (restriction.RemovedIn is { } removed)
                {
                    Assert.True(
                        restriction.WorksOn(new PostfixVersion(removed.Major, removed.Minor - 1)),
                        restriction.Name
                    );
                    Assert.False(restriction.WorksOn(FirstOf(removed)), restriction.Name);
                }
            }
        );

    private static PostfixVersion FirstOf(PostfixVersion minor) => new(minor.Major, minor.Minor, 0);
}
