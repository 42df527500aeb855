using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Files.Checks;
using ConfigAsCode.Postfix.Files.Output;
using ConfigAsCode.Postfix.Files.Rendered;

namespace ConfigAsCode.Postfix.Build.Tests;

/// <summary>What a build begins with beside the compiler.</summary>
public class WarmUpTests
{
    [Fact]
    public void The_example_goes_the_whole_way_of_a_build()
    {
        RenderedProject example = WarmUp.Example();
        Assert.Empty(Gate.Refusals(example, DateTime.UtcNow.Date, isOff: false));
        IReadOnlyList<OutputFile> files = WarmUp.Run(example);
        Assert.Equal(
            [
                .. example.Instances.SelectMany(i =>
                    new[] { $"{i.Name}/main.cf", $"{i.Name}/master.cf", $"{i.Name}/manifest.json" }
                ),
                .. PostureFile.Names,
            ],
            files.Select(file => file.Path)
        );
    }

    /// <summary>Then the ways for several of one kind and for one of its own are both gone.</summary>
    [Fact]
    public void Two_of_the_example_look_alike() =>
        Assert.Equal(
            [2, 1],
            LookAlikes.Among(WarmUp.Example().Instances.Select(i => i.Model)).Select(alike => alike.Instances.Count)
        );
}
