namespace Elsa.Intercom.IntegrationTests.StudioApi;

/// <summary>The properties of descriptors and the kinds of their values. A question mark means that it may be missing.</summary>
internal static class Shapes
{
    public const string Activity =
        "typeName:String clrType:String namespace:String name:String version:Number category:String displayName:String description?:String inputs:Array "
            + "outputs:Array kind:String " +
        "runAsynchronously:False|True ports:Array customProperties:Object constructionProperties:Object isContainer:False|True isBrowsable:False|True "
            + "isStart:False|True isTerminal:False|True";

    public const string Input =
        Property
            + " isSerializable:False|True isWrapped:False|True uiHint:String category?:String defaultValue?:String|Number|False|True defaultSyntax?:String "
                + "isReadOnly:False|True isSensitive:False|True " +
        "autoEvaluate:False|True evaluatorType?:String uiSpecifications:Object";

    public const string Output = Property + " isSerializable?:False|True";

    public const string Port = "name:String displayName:String type:String isBrowsable:False|True";

    public const string Expression = "type:String displayName:String isSerializable:False|True isBrowsable:False|True properties:Object";

    private const string Property = "name:String typeName:String displayName:String description?:String order:Number isBrowsable:False|True "
        + "isSynthetic:False|True";
}
