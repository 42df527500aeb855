namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>The OpenSSL series whose suite tables differ.</summary>
public enum OpenSslSeries
{
    V1_0_2,
    V1_1_0,
    V1_1_1,
    V3_0,
    V3_2,
    V3_5,
}

public static class OpenSslSeriesExtensions
{
    /// <summary>The series as OpenSSL writes it: <c>1.0.2</c>, <c>3.0</c>.</summary>
    public static string ToText(this OpenSslSeries series) =>
        series switch
        {
            OpenSslSeries.V1_0_2 => "1.0.2",
            OpenSslSeries.V1_1_0 => "1.1.0",
            OpenSslSeries.V1_1_1 => "1.1.1",
            OpenSslSeries.V3_0 => "3.0",
            OpenSslSeries.V3_2 => "3.2",
            _ => "3.5",
        };

    public static OpenSslSeries Parse(string text)
    {
        foreach (OpenSslSeries series in (OpenSslSeries[])Enum.GetValues(typeof(OpenSslSeries)))
        {
            if (series.ToText() == text)
            {
                return series;
            }
        }

        throw new FormatException($"'{text}' is not an OpenSSL series of the catalogue.");
    }
}
