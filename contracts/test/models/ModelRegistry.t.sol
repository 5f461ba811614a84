// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {IModelRegistry} from "../../src/models/interfaces/IModelRegistry.sol";
import {ModelRegistry} from "../../src/models/ModelRegistry.sol";
import {Evaluation, EvaluationRecord, Model} from "../../src/models/types/ModelTypes.sol";

contract ModelRegistryTest is Test {
    bytes32 private constant ID = keccak256("file");
    ModelRegistry private registry;
    address private developer = makeAddr("developer");
    address private evaluator = makeAddr("evaluator");

    function setUp() public {
        vm.warp(1_800_000_000);
        registry = new ModelRegistry();
    }

    function test_publish_listsTheModel() public {
        vm.expectEmit(address(registry));
        emit IModelRegistry.ModelPublished(ID, developer, "Momentum", "MIT", "ipfs://x");
        _publish(ID);
        Model memory model = registry.model(ID);
        assertEq(model.owner, developer);
        assertEq(model.name, "Momentum");
        assertEq(model.licence, "MIT");
        assertEq(model.uri, "ipfs://x");
        assertEq(model.publishedAt, 1_800_000_000);
        assertEq(registry.modelOwner(ID), developer);
        assertEq(registry.modelCount(), 1);
        assertEq(registry.modelAt(0).modelId, ID);
    }

    function test_publish_refusesBadInput() public {
        vm.expectRevert(IModelRegistry.InvalidModelId.selector);
        registry.publish(0, "a", "MIT", "");
        vm.expectRevert(IModelRegistry.TextEmpty.selector);
        registry.publish(ID, "", "MIT", "");
        vm.expectRevert(IModelRegistry.TextEmpty.selector);
        registry.publish(ID, "a", "", "");
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.TextTooLong.selector, 65, 64));
        registry.publish(ID, string(new bytes(65)), "MIT", "");
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.TextTooLong.selector, 65, 64));
        registry.publish(ID, "a", string(new bytes(65)), "");
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.TextTooLong.selector, 513, 512));
        registry.publish(ID, "a", "MIT", string(new bytes(513)));
        assertEq(registry.modelCount(), 0);
    }

    function test_publish_isForTheFirst() public {
        _publish(ID);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.ModelAlreadyPublished.selector, ID, developer));
        vm.prank(evaluator);
        registry.publish(ID, "Mine now", "MIT", "");
    }

    function test_recordEvaluation_pinsItToTheModel() public {
        _publish(ID);
        vm.expectEmit(address(registry));
        emit IModelRegistry.EvaluationRecorded(ID, 0, evaluator, bytes32("d"), bytes32("p"), bytes32("r"));
        vm.prank(evaluator);
        assertEq(registry.recordEvaluation(ID, _evaluation()), 0);
        EvaluationRecord memory record = registry.evaluation(ID, 0);
        assertEq(record.evaluator, evaluator);
        assertEq(record.recordedAt, 1_800_000_000);
        assertEq(keccak256(abi.encode(record.evaluation)), keccak256(abi.encode(_evaluation())));
        assertEq(registry.evaluationCount(ID), 1);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.UnknownIndex.selector, 1, 1));
        registry.evaluation(ID, 1);
    }

    function test_recordEvaluation_refusesBadInput() public {
        Evaluation memory evaluation = _evaluation();
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.UnknownModel.selector, ID));
        registry.recordEvaluation(ID, evaluation);
        _publish(ID);
        evaluation.resultHash = 0;
        vm.expectRevert(IModelRegistry.IncompleteEvaluation.selector);
        registry.recordEvaluation(ID, evaluation);
        evaluation = _evaluation();
        evaluation.engineDigest = 0;
        vm.expectRevert(IModelRegistry.IncompleteEvaluation.selector);
        registry.recordEvaluation(ID, evaluation);
        evaluation = _evaluation();
        evaluation.firstOpenTimeMs = evaluation.lastOpenTimeMs + 1;
        vm.expectRevert(IModelRegistry.IncompleteEvaluation.selector);
        registry.recordEvaluation(ID, evaluation);
        assertEq(registry.evaluationCount(ID), 0);
    }

    function test_pages() public {
        for (uint256 i = 1; i <= 5; ++i) {
            _publish(bytes32(i));
        }
        assertEq(registry.models(0, 2).length, 2);
        assertEq(registry.models(4, 9)[0].modelId, bytes32(uint256(5)));
        assertEq(registry.models(4, type(uint256).max).length, 1);
        assertEq(registry.models(5, 1).length, 0);
        for (uint256 i = 0; i < 3; ++i) {
            registry.recordEvaluation(bytes32(uint256(1)), _evaluation());
        }
        assertEq(registry.evaluations(bytes32(uint256(1)), 1, 5).length, 2);
        assertEq(registry.evaluations(bytes32(uint256(2)), 0, 5).length, 0);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.UnknownIndex.selector, 5, 5));
        registry.modelAt(5);
        vm.expectRevert(abi.encodeWithSelector(IModelRegistry.UnknownModel.selector, ID));
        registry.model(ID);
    }

    function _publish(bytes32 id) private {
        vm.prank(developer);
        registry.publish(id, "Momentum", "MIT", "ipfs://x");
    }

    function _evaluation() private pure returns (Evaluation memory) {
        return Evaluation({
            marketId: 0,
            firstOpenTimeMs: 1_700_000_000_000,
            lastOpenTimeMs: 1_703_596_400_000,
            datasetId: "d",
            parametersHash: "p",
            resultHash: "r",
            engineDigest: "e",
            totalReturnBps: -1_234,
            sharpeMilli: 1_500,
            sortinoMilli: -2_500,
            calmarMilli: 800,
            maxDrawdownBps: 2_100,
            turnoverMilli: 12_000,
            tradeCount: 42,
            barCount: 1_000
        });
    }
}
