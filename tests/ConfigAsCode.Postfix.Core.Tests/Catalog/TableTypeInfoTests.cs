using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Rendering;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;
using ConfigAsCode.Postfix.Core.Tests.Rules;

namespace ConfigAsCode.Postfix.Core.Tests.Catalog;

public class TableTypeInfoTests
{
    public static TheoryData<string> Names => [.. TableTypeInfo.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_postmap_indexes_is_a_text_of_keys_and_is_needed_on_the_host(string name)
    {
        TableTypeInfo type = TableTypeInfo.Find(name)!;
        Target target = PlatformInfo.Find("Debian12")!.Target;
        Declared mail = Declared.On("Debian12").Table("table", name, ("key", "value"));
        Assert.Equal(
            type.IsIndexed ? $"postmap {name}:table" : null,
            mail.Instance.Tables.Select(table => HostCommand.For(table, TableUses.Of(mail.Instance, mail.View.Target)))
                .SingleOrDefault()
        );
        Assert.Equal(TableInValue.IsOne(name), mail.Instance.Tables.Count == 0);
        Assert.True(!type.IsIndexed || TableText.ErrorIn("key", "value", type.Format, target) is null);
        Assert.True(!type.IsIndexed || TableText.ErrorIn("key", "", type.Format, target) is not null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_a_type_that_is_built_into_the_package_of_Postfix_can_be_left_out_of_it(string name)
    {
        TableTypeInfo type = TableTypeInfo.Find(name)!;
        Target rhel10 = PlatformInfo.Find("Rhel10")!.Target;
        Assert.Equal(type.IsInPackageOrMissing && name is not "lmdb", type.IsLeftOutOf(rhel10));
        Assert.False(type.IsLeftOutOf(rhel10 with { DatabaseTypes = default }));
    }

    [Fact]
    public void A_cache_is_kept_in_a_type_that_a_program_can_write() =>
        Assert.True(TableTypeInfo.UsualCache.CanBeWritten && TableTypeInfo.UsualCache.IsIndexed);
}
