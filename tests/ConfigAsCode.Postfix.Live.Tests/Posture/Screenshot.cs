using System.Globalization;
using System.Runtime.CompilerServices;
using ImageMagick;

namespace ConfigAsCode.Postfix.Live.Tests.Posture;

/// <summary>
/// Compares a picture with the approved one beside the test, <c>Name.verified.png</c>. A difference leaves
/// <c>Name.received.png</c> there; to approve it, look at it and rename it.
/// </summary>
internal static class Screenshot
{
    // Another release of the browser draws the edges of letters a little otherwise; a box that moves changes more than this.
    private const double ColourTolerance = 12;
    private const double DifferentPixels = 300;

    public static void Matches(string name, byte[] actual, [CallerFilePath] string testFile = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(testFile)!, name);
        string received = path + ".received.png";
        string verified = path + ".verified.png";
        string? difference = File.Exists(verified) ? Difference(verified, actual) : "there is no approved picture";
        if (difference is null)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllBytes(received, actual);
        Assert.Fail($"{name}: {difference}; see {received}");
    }

    /// <summary>The page was drawn: it has more colours than its ground.</summary>
    public static void HasContent(byte[] picture)
    {
        using var drawn = new MagickImage(picture);
        Assert.True(drawn.Histogram().Count > 10, "The picture is empty.");
    }

    private static string? Difference(string verified, byte[] actual)
    {
        using var before = new MagickImage(verified);
        using var after = new MagickImage(actual);
        if (before.Width != after.Width || before.Height != after.Height)
        {
            return $"{before.Width} x {before.Height} became {after.Width} x {after.Height}";
        }

        after.ColorFuzz = new Percentage(ColourTolerance);
        // The library tells the share of the pixels whose colour differs by more than that.
        double pixels = after.Compare(before, ErrorMetric.Absolute) * after.Width * after.Height;
        return pixels <= DifferentPixels
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{pixels:F0} pixels are different");
    }
}
